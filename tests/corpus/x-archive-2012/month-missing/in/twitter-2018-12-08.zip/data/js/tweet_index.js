var tweet_index =  [
 {
  "file_name": "data/js/tweets/2018_11.js",
  "year": 2018,
  "var_name": "tweets_2018_11",
  "tweet_count": 1,
  "month": 11
 },
 {
  "file_name": "data/js/tweets/2015_01.js",
  "year": 2015,
  "var_name": "tweets_2015_01",
  "tweet_count": 2,
  "month": 1
 },
 {
  "file_name": "data/js/tweets/2011_02.js",
  "year": 2011,
  "var_name": "tweets_2011_02",
  "tweet_count": 2,
  "month": 2
 }
]