//! Tells the pages of a Meta archive in HTML.

use crate::evidence::Clue;

/// Names what a page of a Meta archive holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Page {
    FacebookPosts,
    InstagramPosts,
    ThreadsPosts,
    /// Anything else: messages, likes, followers, posts of others.
    Other,
}

/// The titles of pages of posts, where the file has lost its name; in lower case.
const FACEBOOK_TITLES: [&str; 9] = [
    "your posts, check-ins, photos and videos",
    "your posts",
    "deine beiträge, besuche, fotos und videos",
    "tus publicaciones, registros de visitas, fotos y videos",
    "vos publications, visites, photos et vidéos",
    "你的帖子、签到、照片和视频",
    "你的貼文、打卡、相片和影片",
    "profile posts",
    "page posts",
];
const INSTAGRAM_TITLES: [&str; 11] = [
    "posts",
    "beiträge",
    "publicaciones",
    "publications",
    "publicações",
    "post",
    "帖子",
    "貼文",
    "投稿",
    "게시물",
    "публикации",
];

/// Recognises a page of a Meta archive by its class names, and what it holds by its name or its title.
pub(in crate::formats) fn page(clue: &Clue) -> Option<Page> {
    let page = clue.html()?;
    let signed =
        page.has_all(&["class:_a6-g", "class:_a6-o"]) || page.has_all(&["class:_2lej", "class:_2lem"]);
    if !signed {
        return None;
    }
    let (path, title) = (clue.path.as_str(), page.title.to_lowercase());
    let named = |starts: &[&str]| starts.iter().any(|start| clue.name.starts_with(start));
    let of_instagram = super::of_instagram(clue);
    Some(match () {
        () if named(&["threads_and_replies"]) => Page::ThreadsPosts,
        () if path.contains("messages/") || path.contains("threads/") => Page::Other,
        () if named(&["your_posts", "profile_posts"]) => Page::FacebookPosts,
        () if FACEBOOK_TITLES.contains(&title.as_str()) => Page::FacebookPosts,
        () if of_instagram && named(&["posts_", "reels", "igtv"]) => Page::InstagramPosts,
        // Facebook's blocks have paddings that Instagram's lack.
        () if INSTAGRAM_TITLES.contains(&title.as_str()) && !page.has_all(&["class:_2pin"]) => {
            Page::InstagramPosts
        }
        () => Page::Other,
    })
}
