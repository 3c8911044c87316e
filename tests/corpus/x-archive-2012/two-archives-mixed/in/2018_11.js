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
  "id_str": "1060000000000000009",
  "text": "SENTINEL words",
  "id": 1060000000000000009,
  "created_at": "2018-11-09 05:30:02 +0000",
  "user": {
   "name": "Other Quay",
   "screen_name": "other_quay",
   "protected": false,
   "id_str": "77",
   "id": 77,
   "verified": false
  }
 }
]