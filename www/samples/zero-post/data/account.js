window.YTD.account.part0 = [
  {
    "account": {
      "email": "nobody@example.com",
      "createdVia": "web",
      "username": "harbour_archive",
      "accountId": "1590000000000000001",
      "createdAt": "2022-03-08T10:02:11.000Z",
      "accountDisplayName": "Harbour Archive"
    }
  }
]
