//! A web server for development, which reloads its pages.

pub mod address;
pub mod file_server;
pub mod host_check;
pub mod http_answer;
pub mod live_reload;
pub mod site;
pub mod url_path;
