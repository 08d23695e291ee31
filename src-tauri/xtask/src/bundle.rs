//! What people install: a package for Debian and one for Fedora with the desk and the
//! command; the first is tried in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Done, Steps, cargo, finish, program};
use crate::{build, project, setup};

/// Where Tauri's bundler leaves the packages, a folder for each kind.
const PACKAGES: &str = "target/release/bundle";

/// Where the fonts that ship wait for the bundler.
const FONTS: &str = "target/bundle-fonts";

/// The fonts that ship beside those in the program, as Debian has them, and the licences of
/// all.
const SHIPPED: &[(&str, &str)] = &[
    (
        "NotoNaskhArabic-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    ),
    (
        "NotoNaskhArabic-Bold.ttf",
        "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Bold.ttf",
    ),
    (
        "NotoSerifCJK-Regular.ttc",
        "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    ),
    ("LICENCE-Noto", "/usr/share/doc/fonts-noto-core/copyright"),
    (
        "LICENCE-Noto-CJK",
        "/usr/share/doc/fonts-noto-cjk/copyright",
    ),
    (
        "LICENCE-Inter",
        "ui/node_modules/@fontsource-variable/inter/LICENSE",
    ),
    (
        "LICENCE-Source-Serif",
        "ui/node_modules/@fontsource-variable/source-serif-4/LICENSE",
    ),
];

/// Builds the package and tries it.
pub(crate) fn bundle() -> Done {
    let mut steps = Steps::start();
    steps.step("what is missing", setup::to_build)?;
    steps.step("the window's page", build::page)?;
    steps.step("build", shipped)?;
    steps.step("the fonts that ship", fonts)?;
    steps.step("the packages", || {
        // Left over, an older one would be tried in its stead.
        let _ = fs::remove_dir_all(project(PACKAGES));
        let bundler = program(
            project("ui/node_modules/.bin/tauri"),
            &["bundle", "--bundles", "deb,rpm"],
        );
        finish({ bundler }.current_dir(project("src-tauri")))
    })?;
    let (debian, fedora) = (package("deb")?, package("rpm")?);
    steps.step("installed into a folder of its own", || tried(&debian))?;
    steps.finish();
    println!();
    for package in [debian, fedora] {
        let bytes = fs::metadata(&package).map_or(0, |found| found.len());
        println!("{:>7.1} MB  {}", bytes as f64 / 1e6, package.display());
    }
    Ok(())
}

/// Builds all programs as they are shipped, always in one choice: cargo would build Tauri
/// anew for another.
pub(crate) fn shipped() -> Done {
    cargo(&["build", "--release", "--workspace", "--bins", "--examples"])
}

fn fonts() -> Done {
    let folder = project(FONTS);
    fs::create_dir_all(&folder).map_err(|problem| problem.to_string())?;
    for (name, file) in SHIPPED {
        fs::copy(project(file), folder.join(name))
            .map_err(|problem| format!("{file} could not be copied ({problem})"))?;
    }
    Ok(())
}

fn package(kind: &str) -> Done<PathBuf> {
    let folder = project(PACKAGES).join(kind);
    let files = fs::read_dir(folder).map_err(|problem| problem.to_string())?;
    files
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == kind))
        .ok_or_else(|| format!("the bundler left no .{kind} in {PACKAGES}"))
}

/// Unpacks the package and has its command make a record, take in a document through its
/// guarded reader and verify.
fn tried(package: &Path) -> Done {
    let root = project("target/bundle-tried");
    let _ = fs::remove_dir_all(&root);
    finish(program("dpkg-deb", &["--extract"]).arg(package).arg(&root))?;
    for file in [
        "usr/bin/travaux-desk",
        "usr/share/applications/Travaux.desktop",
        "usr/share/mime/packages/travaux.xml",
        "usr/share/travaux/fonts/NotoNaskhArabic-Regular.ttf",
        "usr/share/travaux/fonts/NotoSerifCJK-Regular.ttc",
        "usr/share/travaux/fonts/LICENCE-Noto",
        "usr/share/travaux/fonts/LICENCE-Inter",
    ] {
        if !root.join(file).is_file() {
            return Err(format!("the package lacks {file}"));
        }
    }
    let travaux = |command: &str, args: &[&str]| {
        let record = root.join("sample.travaux");
        let mut line = program(root.join("usr/bin/travaux"), &[command]);
        finish(line.arg(record).args(args))
    };
    let text = root.join("text.md");
    fs::write(&text, "1. Parties shall report.\n").map_err(|problem| problem.to_string())?;
    travaux("new", &["--sample"])?;
    finish(program(root.join("usr/bin/travaux"), &["read"]).arg(&text))?;
    let pages = root.join("text.pdf");
    travaux(
        "export",
        &["--draft", "working", "--to", &pages.to_string_lossy()],
    )?;
    travaux("verify", &[])
}
