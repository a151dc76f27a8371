//! Line endings: a repository has `\n`, and its `.gitattributes` can say that files are written with `\r\n`.

use std::borrow::Cow;

/// How a file is written (<https://git-scm.com/docs/gitattributes#_text>).
#[derive(Clone, Copy, PartialEq)]
pub enum LineEndings {
    Kept,
    Crlf,
    /// Unless the file looks binary, or has `\r` already.
    CrlfInText,
}

impl LineEndings {
    pub fn applied(self, contents: &[u8]) -> Cow<'_, [u8]> {
        let convert = match self {
            Self::Kept => false,
            Self::Crlf => true,
            Self::CrlfInText => !contents.contains(&b'\r') && !contents.contains(&0),
        };
        if !convert {
            return Cow::Borrowed(contents);
        }
        let mut converted = Vec::with_capacity(contents.len() + contents.len() / 16);
        for &byte in contents {
            if byte == b'\n' && converted.last() != Some(&b'\r') {
                converted.push(b'\r');
            }
            converted.push(byte);
        }
        Cow::Owned(converted)
    }
}
