//! Telling texts with tags from what is copied, without holding what is copied.

use std::{borrow::Cow, io::Read};

use anyhow::Result;

use crate::disk::contents::Contents;

/// What a file's contents are to the renderer.
pub enum Text<'a> {
    /// UTF-8 with liquid in it.
    Tagged(Cow<'a, str>),
    /// UTF-8 that renders to itself.
    Plain,
    Binary,
}

/// Read at a time.
const PIECE: usize = 64 << 10;

impl<'a> Text<'a> {
    pub fn of(contents: &'a Contents) -> Result<Self> {
        let mut reader = contents.open()?;
        let mut piece = Vec::with_capacity(PIECE.min(usize::try_from(contents.len())? + 1));
        // Whether a tag has been seen, and what of the last piece is yet to be decided on.
        let mut tagged = false;
        loop {
            let read = reader.by_ref().take((PIECE - piece.len()) as u64).read_to_end(&mut piece)?;
            let (text, rest) = match std::str::from_utf8(&piece) {
                Ok(text) => (text, 0),
                // A character may go on in the next piece.
                Err(error) if error.error_len().is_none() && read > 0 => {
                    let valid = error.valid_up_to();
                    (std::str::from_utf8(&piece[..valid])?, piece.len() - valid)
                }
                Err(_) => return Ok(Self::Binary),
            };
            tagged |= text.contains("{{") || text.contains("{%");
            if read == 0 {
                break;
            }
            // So may a tag's two.
            let keep = if rest == 0 && text.ends_with('{') { 1 } else { rest };
            piece.drain(..piece.len() - keep);
        }
        drop(reader);
        Ok(match tagged {
            true => Self::Tagged(utf8(contents.read()?)?),
            false => Self::Plain,
        })
    }
}

fn utf8(bytes: Cow<[u8]>) -> Result<Cow<str>> {
    Ok(match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes)?),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes)?),
    })
}
