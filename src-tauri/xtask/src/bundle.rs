//! What people install: a Debian package with the desk and the command, tried in a folder
//! of its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Done, Steps, cargo, finish, program};
use crate::{build, project, setup};

/// Where Tauri's bundler leaves the package.
const PACKAGES: &str = "target/release/bundle/deb";

/// Where the fonts that ship wait for the bundler.
const FONTS: &str = "target/bundle-fonts";

/// The fonts that ship beside those in the program, with their licences, as Debian has them.
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
];

/// Builds the package and tries it.
pub(crate) fn bundle() -> Done {
    let mut steps = Steps::start();
    steps.step("what is missing", setup::to_build)?;
    steps.step("the window's page", build::page)?;
    steps.step("build", shipped)?;
    steps.step("the fonts that ship", fonts)?;
    steps.step("the package", || {
        // Left over, an older one would be tried in its stead.
        let _ = fs::remove_dir_all(project(PACKAGES));
        let bundler = program(
            project("ui/node_modules/.bin/tauri"),
            &["bundle", "--bundles", "deb"],
        );
        finish({ bundler }.current_dir(project("src-tauri")))
    })?;
    let package = package()?;
    steps.step("installed into a folder of its own", || tried(&package))?;
    steps.finish();
    println!("\n{}", package.display());
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
        fs::copy(file, folder.join(name))
            .map_err(|problem| format!("{file} could not be copied ({problem})"))?;
    }
    Ok(())
}

fn package() -> Done<PathBuf> {
    let folder = fs::read_dir(project(PACKAGES)).map_err(|problem| problem.to_string())?;
    folder
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .ok_or_else(|| format!("the bundler left no package in {PACKAGES}"))
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
