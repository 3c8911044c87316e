window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "1500000000000000001",
    "userName": "reedbed",
    "displayName": "Reedbed Nature Reserve"
  },
  "archiveInfo": {
    "sizeBytes": "48213",
    "generationDate": "2024-06-30T07:20:00.000Z",
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
          "count": "28"
        }
      ]
    }
  }
}
