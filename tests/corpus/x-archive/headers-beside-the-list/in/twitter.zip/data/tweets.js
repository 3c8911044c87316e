window.YTD.tweets.part0 = [
  {
    "tweet": {
      "id_str": "1",
      "id": "1",
      "created_at": "Tue Mar 31 09:49:54 +0000 2015",
      "full_text": "SENTINEL",
      "favorited": false,
      "entities": {}
    }
  },
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