Grailbird.data.tweets_2011_02 = 
 [
 {
  "source": "<a>web</a>",
  "entities": {
   "user_mentions": [],
   "media": [],
   "hashtags": [],
   "urls": []
  },
  "geo": {},
  "id_str": "35000000000000001",
  "text": "SENTINEL words",
  "id": 35000000000000001,
  "created_at": "2011-02-28 12:10:46 +0000",
  "user": {
   "name": "Example Harbour",
   "screen_name": "example_harbour",
   "protected": false,
   "id_str": "42",
   "id": 42,
   "verified": false
  }
 },
 {
  "source": "<a>web</a>",
  "entities": {
   "user_mentions": [],
   "media": [],
   "hashtags": [],
   "urls": []
  },
  "geo": {},
  "id_str": "34000000000000001",
  "text": "SENTINEL words",
  "id": 34000000000000001,
  "created_at": "2011-02-06 17:44:41 +0000",
  "user": {
   "name": "Example Harbour",
   "screen_name": "example_harbour",
   "protected": false,
   "id_str": "42",
   "id": 42,
   "verified": false
  },
  "in_reply_to_status_id": 33,
  "in_reply_to_user_id": 9
 }
]