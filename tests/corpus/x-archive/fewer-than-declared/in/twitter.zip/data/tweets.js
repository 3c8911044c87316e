window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1"
          ]
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\">web</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "id_str": "1",
      "favorite_count": "3",
      "id": "1",
      "created_at": "Tue Mar 31 09:49:54 +0000 2015",
      "full_text": "SENTINEL words",
      "lang": "en"
    }
  }
]