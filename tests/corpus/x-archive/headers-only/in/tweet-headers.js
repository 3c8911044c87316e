window.YTD.tweet_headers.part0 = [
  {
    "tweet": {
      "tweet_id": "7",
      "user_id": "314",
      "created_at": "Sat Aug 19 10:57:40 +0000 2023"
    }
  },
  {
    "tweet": {
      "tweet_id": "6",
      "user_id": "314",
      "created_at": "Tue Mar 31 09:49:54 +0000 2015"
    }
  }
]