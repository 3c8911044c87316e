window.YTD.tweets.part0 = [
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000000"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000000",
   "created_at": "Mon Jan 09 08:14:05 +0000 2023",
   "full_text": "The hide at the north pond is open again.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000001"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000001",
   "created_at": "Wed Jan 25 10:39:05 +0000 2023",
   "full_text": "First swallows of the year over the reedbed.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000002"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000002",
   "created_at": "Fri Feb 03 12:31:05 +0000 2023",
   "full_text": "Footpath closed until Friday for repairs.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000003"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000003",
   "created_at": "Thu Mar 02 13:54:05 +0000 2023",
   "full_text": "Guided walk on Sunday at nine, meet at the gate.",
   "lang": "en",
   "in_reply_to_status_id_str": "1611000000000000003"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000004"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000004",
   "created_at": "Wed Mar 29 14:52:05 +0000 2023",
   "full_text": "Water level is high; bring boots.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000005"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000005",
   "created_at": "Tue Apr 25 17:54:05 +0000 2023",
   "full_text": "RT @birdcount: The count for this month is in.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000006"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000006",
   "created_at": "Fri May 05 00:20:05 +0000 2023",
   "full_text": "Volunteers wanted for the coppicing day.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000007"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000007",
   "created_at": "Sun May 14 03:25:05 +0000 2023",
   "full_text": "The newsletter is out.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000008"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000008",
   "created_at": "Sat Jun 10 09:28:05 +0000 2023",
   "full_text": "The hide at the north pond is open again.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000009"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000009",
   "created_at": "Fri Jul 07 10:42:05 +0000 2023",
   "full_text": "First swallows of the year over the reedbed.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000010"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000010",
   "created_at": "Thu Aug 03 11:18:05 +0000 2023",
   "full_text": "Footpath closed until Friday for repairs.",
   "lang": "en",
   "in_reply_to_status_id_str": "1611000000000000010"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000011"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000011",
   "created_at": "Wed Aug 30 17:21:05 +0000 2023",
   "full_text": "Guided walk on Sunday at nine, meet at the gate.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000012"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000012",
   "created_at": "Tue Sep 12 17:56:05 +0000 2023",
   "full_text": "Water level is high; bring boots.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000013"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000013",
   "created_at": "Mon Sep 25 22:22:05 +0000 2023",
   "full_text": "Bittern heard booming at dawn.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000014"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000014",
   "created_at": "Mon Oct 09 06:29:05 +0000 2023",
   "full_text": "RT @birdcount: The count for this month is in.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000015"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000015",
   "created_at": "Sun Nov 05 11:04:05 +0000 2023",
   "full_text": "The newsletter is out.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000016"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000016",
   "created_at": "Sat Nov 18 12:41:05 +0000 2023",
   "full_text": "The hide at the north pond is open again.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000017"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000017",
   "created_at": "Fri Dec 15 16:04:05 +0000 2023",
   "full_text": "First swallows of the year over the reedbed.",
   "lang": "en",
   "in_reply_to_status_id_str": "1611000000000000017"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000018"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000018",
   "created_at": "Mon Dec 25 00:49:05 +0000 2023",
   "full_text": "Footpath closed until Friday for repairs.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000019"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000019",
   "created_at": "Wed Jan 03 09:52:05 +0000 2024",
   "full_text": "Guided walk on Sunday at nine, meet at the gate.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000020"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000020",
   "created_at": "Tue Jan 30 13:23:05 +0000 2024",
   "full_text": "Water level is high; bring boots.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000021"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000021",
   "created_at": "Mon Feb 26 20:12:05 +0000 2024",
   "full_text": "Bittern heard booming at dawn.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000022"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000022",
   "created_at": "Thu Mar 14 03:49:05 +0000 2024",
   "full_text": "Volunteers wanted for the coppicing day.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000023"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000023",
   "created_at": "Thu Apr 04 09:08:05 +0000 2024",
   "full_text": "RT @birdcount: The count for this month is in.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000024"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000024",
   "created_at": "Wed Apr 17 11:52:05 +0000 2024",
   "full_text": "The hide at the north pond is open again.",
   "lang": "en",
   "in_reply_to_status_id_str": "1611000000000000024"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000025"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000025",
   "created_at": "Tue Apr 30 13:28:05 +0000 2024",
   "full_text": "First swallows of the year over the reedbed.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000026"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000026",
   "created_at": "Thu May 16 21:59:05 +0000 2024",
   "full_text": "Footpath closed until Friday for repairs.",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1612000000000000027"
     ]
    }
   },
   "retweeted": false,
   "id_str": "1612000000000000027",
   "created_at": "Sun Jun 02 05:17:05 +0000 2024",
   "full_text": "Guided walk on Sunday at nine, meet at the gate.",
   "lang": "en"
  }
 }
]
