//! Which files have tags: a file is read in pieces, and only one with tags is then held in memory.

use std::{borrow::Cow, io::Read};

use anyhow::Result;

use crate::disk::contents::Contents;

/// A file's contents, as the renderer sees them.
pub enum Text<'a> {
    /// UTF-8 with liquid tags.
    Tagged(Cow<'a, str>),
    /// The same, and too long to be held.
    TooLong,
    /// UTF-8 without tags.
    Plain,
    Binary,
}

/// In bytes; rendering takes some times as much memory.
pub const MAX_TAGGED: u64 = 64 << 20;

const PIECE_SIZE: usize = 64 << 10;

impl<'a> Text<'a> {
    pub fn of(contents: &'a Contents) -> Result<Self> {
        let mut reader = contents.open()?;
        let mut piece = Vec::with_capacity(PIECE_SIZE.min(usize::try_from(contents.len())? + 1));
        let mut tagged = false;
        loop {
            let read = reader.by_ref().take((PIECE_SIZE - piece.len()) as u64).read_to_end(&mut piece)?;
            let (text, rest) = match std::str::from_utf8(&piece) {
                Ok(text) => (text, 0),
                // The next piece may have the rest of a character.
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
            // Or the second half of a tag's braces.
            let keep = if rest == 0 && text.ends_with('{') { 1 } else { rest };
            piece.drain(..piece.len() - keep);
        }
        drop(reader);
        Ok(match tagged {
            true if contents.len() > MAX_TAGGED => Self::TooLong,
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
