var payload_details =  {
  "tweets" : 3,
  "created_at" : "2018-12-08 14:40:03 +0000",
  "lang" : "en"
}