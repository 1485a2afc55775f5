//! Takes the fingerprint of lexicons, gazetteers and models, which the tables carry in their metadata, and packs the
//! gazetteer of places into the form that is looked up.

#[path = "src/lexicon/gazetteer/fold.rs"]
mod fold;
#[path = "src/lexicon/gazetteer/pack.rs"]
mod pack;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=data");
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| ".".into());
    let mut files = files(&Path::new(&root).join("data"));
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for path in files {
        for byte in fs::read(path).unwrap_or_default() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=DATELINE_DATA={hash:016x}");
    let places = fs::read_to_string(Path::new(&root).join("data/gazetteer/places.tsv")).unwrap_or_default();
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("places.bin");
    fs::write(out, pack::pack(&places)).expect("the build script can write in its own folder");
}

/// The sheets and weights under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let (folders, files): (Vec<_>, Vec<_>) = entries.map(|e| e.path()).partition(|p| p.is_dir());
    let is_data = |path: &PathBuf| path.extension().is_some_and(|e| e == "tsv" || e == "bin");
    let mut found: Vec<PathBuf> = files.into_iter().filter(is_data).collect();
    found.extend(folders.iter().flat_map(|folder| self::files(folder)));
    found
}
