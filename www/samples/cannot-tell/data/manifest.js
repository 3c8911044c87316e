window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "880000000000000002",
    "userName": "lanternhall",
    "displayName": "Lantern Hall"
  },
  "archiveInfo": {
    "sizeBytes": "48213",
    "generationDate": "2020-06-20T05:12:44.310Z",
    "isPartialArchive": false,
    "maxPartSizeBytes": "53687091200"
  },
  "dataTypes": {
    "account": {
      "files": [
        {
          "fileName": "data/account.js",
          "globalName": "YTD.account.part0",
          "count": "1"
        }
      ]
    },
    "tweets": {
      "mediaDirectory": "data/tweets_media",
      "files": [
        {
          "fileName": "data/tweets.js",
          "globalName": "YTD.tweets.part0",
          "count": "7"
        }
      ]
    }
  }
}
