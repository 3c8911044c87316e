window.YTD.account.part0 = [
  {
    "account": {
      "email": "nobody@example.com",
      "createdVia": "web",
      "username": "lanternhall",
      "accountId": "880000000000000002",
      "createdAt": "2017-08-30T14:11:09.000Z",
      "accountDisplayName": "Lantern Hall"
    }
  }
]
