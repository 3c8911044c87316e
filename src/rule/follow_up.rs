//! Says what follows from a verdict under a rule: data of the rule, put into words by the catalogues.

use super::Citation;

/// Holds what a rule asks for past its thresholds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// What a sleeping account is to do.
    pub sleeping: Remedy,
    /// How an account is closed, in this order.
    pub steps: Vec<ClosingStep>,
    /// The platforms it can apply to, the rule's own where nothing else is said; empty for every platform.
    pub platforms: Vec<String>,
    /// The clause it rests on, where it applies.
    pub citation: Option<Citation>,
}

/// Names what a sleeping account is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remedy {
    /// Update again, or explain.
    #[default]
    Rectify,
    /// Update again, or be merged with another account.
    Merge,
}

impl Remedy {
    /// Lists every remedy.
    pub const ALL: [Remedy; 2] = [Remedy::Rectify, Remedy::Merge];

    /// Names the remedy as rule files write it.
    pub fn id(self) -> &'static str {
        match self {
            Remedy::Rectify => "rectify",
            Remedy::Merge => "merge",
        }
    }
}

/// Names a step of closing an account that some rule was seen to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingStep {
    /// Get it approved, and file it.
    Approve,
    /// Post a notice.
    Announce,
    /// Keep within the threshold until the account is gone.
    KeepPosting,
    /// Report the closure.
    Report,
    /// Do not open it again without filing.
    StayClosed,
}

impl ClosingStep {
    /// Lists every step.
    pub const ALL: [ClosingStep; 5] = [
        ClosingStep::Approve,
        ClosingStep::Announce,
        ClosingStep::KeepPosting,
        ClosingStep::Report,
        ClosingStep::StayClosed,
    ];

    /// Names the step as rule files, reports and catalogues write it.
    pub fn id(self) -> &'static str {
        match self {
            ClosingStep::Approve => "approve",
            ClosingStep::Announce => "announce",
            ClosingStep::KeepPosting => "keep-posting",
            ClosingStep::Report => "report",
            ClosingStep::StayClosed => "stay-closed",
        }
    }
}
