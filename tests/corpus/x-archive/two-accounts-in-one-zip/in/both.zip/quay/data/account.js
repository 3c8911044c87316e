window.YTD.account.part0 = [
  {
    "account": {
      "email": null,
      "createdVia": "web",
      "username": "other_quay",
      "accountId": "315",
      "createdAt": "2015-03-30T10:38:02.103Z",
      "accountDisplayName": "Other Quay"
    }
  }
]