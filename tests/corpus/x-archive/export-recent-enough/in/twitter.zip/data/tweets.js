window.YTD.tweets.part0 = [
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
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "3"
          ]
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\">web</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "id_str": "3",
      "favorite_count": "3",
      "id": "3",
      "created_at": "Fri Jan 24 11:45:20 +0000 2020",
      "full_text": "RT @someone: SENTINEL",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "4"
          ]
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\">web</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "id_str": "4",
      "favorite_count": "3",
      "id": "4",
      "created_at": "Fri Jan 24 23:59:59 +0000 2020",
      "full_text": "@someone SENTINEL",
      "lang": "en",
      "in_reply_to_status_id_str": "99",
      "in_reply_to_user_id_str": "98",
      "in_reply_to_screen_name": "someone"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2"
          ]
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://example.org\">web</a>",
      "entities": {
        "hashtags": [],
        "urls": []
      },
      "id_str": "2",
      "favorite_count": "3",
      "id": "2",
      "created_at": "Wed Feb 29 12:00:00 +0000 2016",
      "full_text": "SENTINEL words",
      "lang": "en"
    }
  }
]