//! Pages and workers in Chromium without a bundler.

use super::package::MYLIB;

macro_rules! pages {
    ($($test:ident: $page:literal;)*) => {$(
        #[test]
        fn $test() {
            let project = MYLIB.project("page");
            project.answered(&project.page($page));
        }
    )*};
}

pages! {
    module_script: "module-script.html";
    import_map: "import-map.html";
    init: "init.html";
    classic_script: "classic-script.html";
    module_worker: "module-worker.html";
    classic_worker: "classic-worker.html";
    service_worker: "service-worker.html";
}
