var user_details =  {
  "screen_name" : "example_harbour",
  "location" : "Here",
  "full_name" : "Example Harbour \u2693",
  "bio" : "",
  "id" : "42",
  "created_at" : "2011-02-06 17:37:48 +0000"
}