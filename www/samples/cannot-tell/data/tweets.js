window.YTD.tweets.part0 = [
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "28"
      ],
      "favorite_count": "3",
      "id_str": "1190000000000000000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000000000000000",
      "created_at": "Sat Nov 02 18:20:11 +0000 2019",
      "favorited": false,
      "full_text": "Doors open at seven tonight.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "45"
      ],
      "favorite_count": "3",
      "id_str": "1190000013377331000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000013377331000",
      "created_at": "Sat Dec 14 09:03:40 +0000 2019",
      "favorited": false,
      "full_text": "Winter opening hours are on the notice board.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "44"
      ],
      "favorite_count": "3",
      "id_str": "1190000026754662000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000026754662000",
      "created_at": "Sat Jan 25 12:44:02 +0000 2020",
      "favorited": false,
      "full_text": "Thanks to everybody who came to the reading.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "33"
      ],
      "favorite_count": "3",
      "id_str": "1190000040131993000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000040131993000",
      "created_at": "Sun Feb 16 17:31:55 +0000 2020",
      "favorited": false,
      "full_text": "@corner_books Yes, both evenings.",
      "lang": "en",
      "in_reply_to_status_id": "1229000000000000001",
      "in_reply_to_status_id_str": "1229000000000000001",
      "in_reply_to_user_id": "880000001",
      "in_reply_to_screen_name": "corner_books"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "60"
      ],
      "favorite_count": "3",
      "id_str": "1190000053509324000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000053509324000",
      "created_at": "Sat Mar 14 08:15:30 +0000 2020",
      "favorited": false,
      "full_text": "We are closed until further notice. Take care of each other.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "50"
      ],
      "favorite_count": "3",
      "id_str": "1190000066886655000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000066886655000",
      "created_at": "Sat May 09 10:00:00 +0000 2020",
      "favorited": false,
      "full_text": "The window exhibition can be seen from the street.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "43"
      ],
      "favorite_count": "3",
      "id_str": "1190000080263986000",
      "truncated": false,
      "retweet_count": "0",
      "id": "1190000080263986000",
      "created_at": "Fri Jun 12 19:22:08 +0000 2020",
      "favorited": false,
      "full_text": "Small groups are welcome again from Monday.",
      "lang": "en"
    }
  }
]
