//! Sends the request of the arguments.

use reqwest_client::{create_server, shown};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_else(|| "http://127.0.0.1:3000/servers".to_owned());
    let locale = arguments.next().unwrap_or_else(|| "en".to_owned());
    match create_server(&url, &locale).await {
        Ok(body) => println!("{body}"),
        Err(error) => eprintln!("{}", shown(&*error)),
    }
}
