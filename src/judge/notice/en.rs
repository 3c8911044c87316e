//! The English words of account notices, in lower case.

use super::Notice::{Closes, Moves, Renamed};
use super::{Tongue, words};

pub(super) static TONGUE: Tongue = Tongue {
    selves: words(
        "\
            this account|this page|this channel|this blog|this feed|this profile|this handle|\
            this newsletter|this website|this twitter|this x account|this facebook page|\
            this facebook account|this instagram|this mastodon|this bluesky|this tumblr|this substack|\
            this linkedin page|this youtube channel|this social media account|our account|our page|\
            our newsletter|our old account|our twitter|our facebook page|our blog",
    ),
    accounts: words("twitter account|facebook page|youtube channel|blog|newsletter|social media account"),
    endings: [
        (
            Moves,
            words(
                "\
            has moved|have moved|has now moved|is moving|are moving|moving to|moved to|migrated|\
            has relocated|has a new home|merged|merging|merging with",
            ),
        ),
        (
            Renamed,
            words(
                "\
            renamed|rebranded|new name|changed its name|changed our name|changing its name|\
            changing our name|now called|now known as",
            ),
        ),
        (
            Closes,
            words(
                "\
            closing|closing down|is closed|be closed|will close|has closed|closed|shut down|\
            shutting down|winding down|no longer updated|no longer be updated|no longer being updated|\
            no longer updating|no longer be updating|no longer active|no longer be active|\
            no longer monitored|no longer be monitored|no longer being monitored|no longer maintained|\
            no longer be maintained|no longer being maintained|no longer in use|no longer used|\
            no longer be used|no longer being used|not updated|deleted|deleting|deactivated|\
            deactivating|retired|retiring|sunsetting|discontinued|inactive|dormant|archived|\
            stop posting|stopped posting|will end|has ended|ending|come to an end|coming to an end|\
            leaving|signing off",
            ),
        ),
    ],
    announcing: words("notice|announcement|important update|farewell|goodbye"),
    fixed: [
        (
            Moves,
            words(
                "\
            follow us at our new|follow our new account|follow our new page|follow me at my new|\
            follow my new account|moved to a new account|moved to our new account|moved to mastodon|\
            moved to bluesky|moved to threads|moved to substack|moving to mastodon|moving to bluesky|\
            moving to threads|we've moved to @|we have moved to @|i've moved to @|our new account is|\
            our new handle is|we have a new handle|we have a new account|i have a new account|\
            moving to a new blog|moved to a new blog|has changed to @|blog has moved|blog moved to|\
            blog is moving|newsletter has moved|newsletter is moving|moved my blog|moved our blog|\
            moved this blog|this site has moved",
            ),
        ),
        (Renamed, words("")),
        (
            Closes,
            words(
                "\
            will no longer be posting|no longer posting here|we are no longer posting|\
            this is our last post on|this is our last post here|this is my last post here|\
            this will be our last post|this will be my last post|this is our final post|\
            this is my final post|final post on this|close this blog|close this account|\
            closing the blog|shutting down the blog|end this blog|retire this blog|\
            this site is no longer updated|this site is no longer maintained|\
            this site is no longer active|this site will no longer be updated",
            ),
        ),
    ],
    whole: [
        (Moves, words("account moved|blog moved|new blog address|my new blog")),
        (
            Closes,
            words(
                "\
            no longer updated|this account is closed|this is our last post|this is my last post|\
            final post|the final post|closing this blog|blog closed",
            ),
        ),
    ],
    never: words(
        "\
            ?|how to|not closing|isn't closing|not been closed|won't be|never|this account of|\
            this page of|hacked|bank account|checking account|savings account|current account|\
            not moving|since my last|since our last|fraud|scam|comments|jekyll|hexo|hugo|gatsby",
    ),
    others: words(
        "\
            accounts|says|said|likes|fake|users|customer|customers|bank|savings|checking|pension|\
            suspended|government closes|bans|banned|student|trump|musk|app",
    ),
    behind: 24,
    before: 12,
};
