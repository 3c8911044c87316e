window.YTD.tweet.part0 = [
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
      "lang": "en"
    }
  },
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