//! Files of blocks, each of which is checked when it is first read.
//!
//! A file is a header, a body, and the checksum of each block of the body. The header has the key of the file, the
//! length of the body and the checksums of the checksums and of itself. All numbers are little-endian.

use std::collections::HashMap;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::{error, fmt};

use ecs_err_ui_text::diagnostics::{Message, messages};

/// What a file begins with; the last byte is the version of the format.
pub(super) const MAGIC: [u8; 8] = *b"ecs-err\x01";
const HEADER_BYTES: usize = 32;
/// As much as the operating system reads at once, so that a look-up reads little and a checksum is quick.
const BLOCK_BYTES: usize = 4096;

/// Where the bytes of a file are: a file, or a buffer in memory.
pub trait Source: Read + Seek + Send {}

impl<T: Read + Seek + Send> Source for T {}

/// Why a file is not used.
#[derive(Debug)]
pub enum Refusal {
    /// It can't be read.
    Unreadable(io::Error),
    /// It is no file of this version of the format.
    Foreign,
    /// It was made from something else.
    Outdated,
    /// It was cut or changed.
    Damaged,
    /// The answer needs more of it than is quick to read.
    TooMuch,
}

impl Refusal {
    /// Why a pack is not used, in each language.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(error) => messages::cannot_read(error),
            Self::Foreign => messages::not_a_pack(),
            Self::Outdated => messages::pack_of_another_version(env!("CARGO_PKG_VERSION")),
            Self::Damaged => messages::damaged_pack(),
            Self::TooMuch => messages::needs_most_of_pack(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl error::Error for Refusal {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::InvalidData => Self::Damaged,
            _ => Self::Unreadable(error),
        }
    }
}

/// Writes a file with a key and a body.
///
/// # Errors
/// If it can't be written.
pub fn write_blocks(key: u64, body: &[u8], out: &mut impl Write) -> io::Result<()> {
    let sums: Vec<u8> = body.chunks(BLOCK_BYTES).flat_map(|block| crc32fast::hash(block).to_le_bytes()).collect();
    let mut header = Vec::with_capacity(HEADER_BYTES);
    header.extend(MAGIC);
    header.extend(key.to_le_bytes());
    header.extend((body.len() as u64).to_le_bytes());
    header.extend(crc32fast::hash(&sums).to_le_bytes());
    header.extend(crc32fast::hash(&header).to_le_bytes());
    out.write_all(&header)?;
    out.write_all(body)?;
    out.write_all(&sums)
}

/// A file that [`write_blocks`] wrote.
pub struct Blocks {
    source: Mutex<Box<dyn Source>>,
    len: usize,
    /// The checksum of each block.
    sums: Vec<u8>,
    /// Blocks that were read for a part of them, because small reads are close to each other.
    read: Mutex<HashMap<usize, Arc<[u8]>>>,
    is_sound: AtomicBool,
}

impl Blocks {
    /// Opens a file with this key.
    ///
    /// # Errors
    /// If it is another file, or one that was cut or changed.
    pub fn open(mut source: Box<dyn Source>, key: u64) -> Result<Self, Refusal> {
        let file_len = source.seek(SeekFrom::End(0))?;
        source.seek(SeekFrom::Start(0))?;
        let mut header = [0; HEADER_BYTES];
        if let Err(error) = source.read_exact(&mut header) {
            // What is too short for a header may be of anybody.
            let is_own = header.starts_with(&MAGIC);
            return Err(if is_own || error.kind() != ErrorKind::UnexpectedEof {
                error.into()
            } else {
                Refusal::Foreign
            });
        }
        let (magic, rest) = header.split_first_chunk().ok_or(Refusal::Damaged)?;
        if *magic != MAGIC {
            return Err(Refusal::Foreign);
        }
        let (found_key, rest) = rest.split_first_chunk().ok_or(Refusal::Damaged)?;
        let (len, rest) = rest.split_first_chunk().ok_or(Refusal::Damaged)?;
        let (sums_sum, rest) = rest.split_first_chunk().ok_or(Refusal::Damaged)?;
        if *rest != crc32fast::hash(&header[..HEADER_BYTES - rest.len()]).to_le_bytes() {
            return Err(Refusal::Damaged);
        }
        if u64::from_le_bytes(*found_key) != key {
            return Err(Refusal::Outdated);
        }
        let len = usize::try_from(u64::from_le_bytes(*len)).map_err(|_| Refusal::Damaged)?;
        let sums_len = len.div_ceil(BLOCK_BYTES) * 4;
        let whole = HEADER_BYTES.checked_add(len).and_then(|end| end.checked_add(sums_len));
        if whole.and_then(|whole| u64::try_from(whole).ok()) != Some(file_len) {
            return Err(Refusal::Damaged);
        }
        let mut sums = vec![0; sums_len];
        source.seek(SeekFrom::Start((HEADER_BYTES + len) as u64))?;
        source.read_exact(&mut sums)?;
        if crc32fast::hash(&sums).to_le_bytes() != *sums_sum {
            return Err(Refusal::Damaged);
        }
        Ok(Self { source: Mutex::new(source), len, sums, read: Mutex::default(), is_sound: AtomicBool::new(true) })
    }

    /// How many bytes the body has.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether everything that was read was as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.is_sound.load(Ordering::Relaxed)
    }

    /// The bytes at a place of the body.
    ///
    /// # Errors
    /// If they can't be read, or were changed.
    pub fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        let result = self.read_checked(range);
        if result.is_err() {
            self.is_sound.store(false, Ordering::Relaxed);
        }
        result
    }

    fn read_checked(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        if range.start > range.end || range.end > self.len {
            return Err(damaged());
        }
        let mut bytes = vec![0; range.len()];
        let (mut at, mut rest) = (range.start, &mut bytes[..]);
        while !rest.is_empty() {
            let (block, start) = (at / BLOCK_BYTES, at % BLOCK_BYTES);
            let whole = rest.len() / BLOCK_BYTES * BLOCK_BYTES;
            let len = if start == 0 && whole > 0 {
                self.read_blocks(block, &mut rest[..whole])?;
                whole
            } else {
                let block = self.block(block)?;
                let piece = block.get(start..).unwrap_or_default();
                let len = piece.len().min(rest.len());
                rest[..len].copy_from_slice(&piece[..len]);
                len
            };
            at += len;
            rest = &mut rest[len..];
        }
        Ok(bytes)
    }

    /// A block, which is kept.
    fn block(&self, number: usize) -> io::Result<Arc<[u8]>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(block) = read.get(&number) {
            return Ok(Arc::clone(block));
        }
        let mut block = vec![0; BLOCK_BYTES.min(self.len - number * BLOCK_BYTES)];
        self.read_blocks(number, &mut block)?;
        let block: Arc<[u8]> = block.into();
        read.insert(number, Arc::clone(&block));
        Ok(block)
    }

    /// Reads whole blocks, and checks them.
    fn read_blocks(&self, first: usize, into: &mut [u8]) -> io::Result<()> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start((HEADER_BYTES + first * BLOCK_BYTES) as u64))?;
        source.read_exact(into)?;
        let sums = self.sums.chunks_exact(4).skip(first);
        let is_sound = |(block, sum): (&[u8], &[u8])| crc32fast::hash(block).to_le_bytes() == sum;
        if into.chunks(BLOCK_BYTES).zip(sums).all(is_sound) { Ok(()) } else { Err(damaged()) }
    }
}

impl fmt::Debug for Blocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocks").field("len", &self.len).finish_non_exhaustive()
    }
}

fn damaged() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, Refusal::Damaged)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    const KEY: u64 = 7;

    fn file(len: usize) -> (Vec<u8>, Vec<u8>) {
        let body: Vec<u8> = (0..len).map(|at| u8::try_from(at * 7 % 251).unwrap()).collect();
        let mut file = Vec::new();
        write_blocks(KEY, &body, &mut file).unwrap();
        (body, file)
    }

    fn open(file: &[u8]) -> Result<Blocks, Refusal> {
        Blocks::open(Box::new(Cursor::new(file.to_vec())), KEY)
    }

    #[test]
    fn any_part_of_a_body_is_read() {
        for len in [0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 3 * BLOCK_BYTES + 5] {
            let (body, file) = file(len);
            let blocks = open(&file).unwrap();
            for start in [0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, len.saturating_sub(2)].into_iter().filter(|at| *at <= len)
            {
                for end in [start, start + 1, BLOCK_BYTES, 2 * BLOCK_BYTES + 1, len] {
                    if (start..=len).contains(&end) {
                        assert_eq!(blocks.read(start..end).unwrap(), body[start..end], "{len} {start} {end}");
                    }
                }
            }
            assert!(blocks.is_sound());
            assert!(blocks.read(0..len + 1).is_err() && !blocks.is_sound());
        }
    }

    #[test]
    fn a_file_that_was_cut_or_changed_is_refused_or_noticed_where_it_is_read() {
        let (body, whole) = file(2 * BLOCK_BYTES + 100);
        for at in (0..whole.len()).step_by(37).chain(0..HEADER_BYTES) {
            assert!(open(&whole[..at]).is_err(), "{at}");
            let mut changed = whole.clone();
            changed[at] ^= 1;
            let Ok(blocks) = open(&changed) else { continue };
            assert!(blocks.read(0..body.len()).is_err() && !blocks.is_sound(), "{at}");
        }
        assert!(matches!(Blocks::open(Box::new(Cursor::new(whole)), KEY + 1), Err(Refusal::Outdated)));
        assert!(matches!(open(&[0; 100]), Err(Refusal::Foreign)));
    }
}
