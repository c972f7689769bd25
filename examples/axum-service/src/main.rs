//! Runs the service with the catalog in `data`.

use axum_service::Service;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let service = Service::open("data".as_ref())?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/servers", listener.local_addr()?);
    axum::serve(listener, service.router()).await?;
    Ok(())
}
