window.YTD.tweet_headers.part0 = [
  {
    "tweet": {
      "tweet_id": "3",
      "user_id": "314",
      "created_at": "Sat Aug 19 10:57:40 +0000 2023"
    }
  }
]