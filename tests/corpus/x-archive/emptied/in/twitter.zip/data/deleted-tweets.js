window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "5"
          ]
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\">web</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "id_str": "5",
      "favorite_count": "3",
      "id": "5",
      "created_at": "Sat Aug 19 10:57:40 +0000 2023",
      "full_text": "SENTINEL words",
      "lang": "en",
      "deleted_at": "2023-08-19T00:00:00Z"
    }
  }
]