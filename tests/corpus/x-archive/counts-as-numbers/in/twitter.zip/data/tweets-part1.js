window.YTD.tweets.part1 = [
  {
    "tweet": {
      "id_str": "3",
      "id": "3",
      "created_at": "Sat Aug 19 10:57:40 +0000 2023",
      "full_text": "SENTINEL",
      "favorited": false,
      "entities": {}
    }
  }
]