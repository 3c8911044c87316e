window.YTD.account.part0 = [
  {
    "account": {
      "email": null,
      "createdVia": "web",
      "username": "example_harbour",
      "accountId": "314",
      "createdAt": "2015-03-30T10:38:02.103Z",
      "accountDisplayName": "Example Harbour"
    }
  }
]