use std::thread;

use anyhow::Result;

use crate::{
    base::terminal::{self, Shell},
    cli::ServeArgs,
    package::{BuildEvent, BuildMode, BuildOptions, CrateSelector, PackageWatch},
    serve::{
        address::{self, Address},
        file_server::FileServer,
        live_reload::LiveReload,
        site::Site,
    },
};

/// Never ends by itself.
pub fn run(args: ServeArgs, shell: Shell) -> Result<()> {
    // 1. What can't be served is told before anything is built.
    let address = Address { host: args.host.clone(), port: args.port };
    let (open, is_isolated) = (args.open, args.isolate);
    let mut watch = PackageWatch::start(options(args), None, shell)?;
    let listener = address.listen()?;
    let url = address::url(listener.local_addr()?);

    // 2. Nobody is answered before there is a package, or the reason why there is none.
    let reload = LiveReload::new();
    tell(&reload, watch.build());
    let site = Site::new(watch.folder().to_owned(), watch.folder().join("pkg"));
    let server = FileServer { site, reload, host: address.host, is_isolated }.start(listener)?;
    if !watch.folder().join("index.html").is_file() {
        shell.warn(format_args!(
            "`{}` has no `index.html`, the page at `/`: add one, or open another page by its name",
            watch.folder().display()
        ));
    }
    shell.status("Serving", &url);
    if open {
        open_browser(url, shell);
    }

    // 3. Changes, of the page's own files and of what the package is built from.
    let pages = server.clone();
    thread::spawn(move || {
        let watched = pages.site.watch(|| pages.reload.changed());
        watched.unwrap_or_else(|error| terminal::error(&error.context("the page is not reloaded by itself any more")));
    });
    loop {
        watch.wait()?;
        tell(&server.reload, watch.build());
    }
}

fn tell(reload: &LiveReload, event: BuildEvent) {
    match event {
        BuildEvent::Success { .. } => reload.built(),
        BuildEvent::Failure { message } => reload.failed(message),
    }
}

/// It may take as long as the browser is open.
fn open_browser(url: String, shell: Shell) {
    thread::spawn(move || {
        if let Err(error) = opener::open_browser(&url) {
            shell.warn(format_args!("can't open a browser: {error}; open {url} in yours"));
        }
    });
}

fn options(args: ServeArgs) -> BuildOptions {
    BuildOptions {
        mode: if args.release { BuildMode::Release } else { BuildMode::Dev },
        selector: CrateSelector {
            manifest_path: args.krate.manifest_path,
            package: args.krate.package,
            ..CrateSelector::default()
        },
        optimise: true,
        offline: args.krate.offline,
        cargo_args: args.cargo_args,
        ..BuildOptions::default()
    }
}
