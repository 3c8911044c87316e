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
      "id_str": "2",
      "id": "2",
      "created_at": "Fri Jan 24 11:45:20 +0000 2020",
      "full_text": "SENTINEL",
      "favorited": false,
      "entities": {}
    }
  }
]