window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "9",
      "fullText": "SENTINEL"
    }
  }
]