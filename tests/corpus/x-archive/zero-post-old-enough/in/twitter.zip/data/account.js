window.YTD.account.part0 = [
  {
    "account": {
      "email": "harbour@example.org",
      "createdVia": "web",
      "username": "example_newcomer",
      "accountId": "314",
      "createdAt": "2023-02-19T02:11:09.000Z",
      "accountDisplayName": "Example Harbour"
    }
  }
]