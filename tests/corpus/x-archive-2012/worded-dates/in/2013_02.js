Grailbird.data.tweets_2013_02 = 
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
  "id_str": "299999999999999999",
  "text": "SENTINEL words",
  "id": 299999999999999999,
  "created_at": "Fri Feb 08 04:20:27 +0000 2013",
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
  "id_str": "299999999999999990",
  "text": "SENTINEL words",
  "id": 299999999999999990,
  "created_at": "soon",
  "user": {
   "name": "Example Harbour",
   "screen_name": "example_harbour",
   "protected": false,
   "id_str": "42",
   "id": 42,
   "verified": false
  }
 }
]