//! Lists the rules that come with the program: one file, one line.
//!
//! The build includes this file too.

/// The default first, then the stricter the authority the earlier.
pub const ORDER: [&str; 12] = [
    "two-years",
    "cn-gov-2019",
    "cn-guizhou-2025",
    "cn-local-10d",
    "cn-weekly",
    "campus-6m",
    "us-doi-3m",
    "wechat-210d",
    "x-30d",
    "tiktok-180d",
    "twitch-12m",
    "google-2y",
];
