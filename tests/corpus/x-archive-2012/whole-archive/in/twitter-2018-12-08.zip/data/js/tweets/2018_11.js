Grailbird.data.tweets_2018_11 = 
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
  "id_str": "1060000000000000001",
  "text": "RT @other: SENTINEL",
  "id": 1060000000000000001,
  "created_at": "2018-11-07 05:30:02 +0000",
  "user": {
   "name": "Example Harbour",
   "screen_name": "example_harbour",
   "protected": false,
   "id_str": "42",
   "id": 42,
   "verified": false
  },
  "retweeted_status": {
   "id_str": "1",
   "id": 1,
   "text": "SENTINEL of another",
   "created_at": "2018-11-07 05:00:00 +0000",
   "user": {
    "screen_name": "other",
    "id_str": "9"
   }
  }
 }
]