window.YTD.account.part0 = [
 {
  "account": {
   "email": null,
   "createdVia": "web",
   "username": "reedbed",
   "accountId": "1500000000000000001",
   "createdAt": "2022-11-10T09:00:00.000Z",
   "accountDisplayName": "Reedbed Nature Reserve"
  }
 }
]
