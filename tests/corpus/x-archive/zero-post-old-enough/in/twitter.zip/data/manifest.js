window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "314",
    "userName": "example_harbour",
    "displayName": "Example Harbour"
  },
  "archiveInfo": {
    "sizeBytes": "1234",
    "generationDate": "2023-08-20T11:06:14.174Z",
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
          "count": "0"
        }
      ]
    }
  }
}