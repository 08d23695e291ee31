//! The window reaches nothing outside, whatever its page tries.

use std::net::TcpListener;
use std::time::Duration;

use serde_json::json;
use stories::Told;
use stories::window::tell;
use tokio::time::sleep;

/// Ways in which a page can reach an address, each given `to`.
const WAYS_OUT: &str = r#"
const [to] = arguments;
const put = (tag, set) => document.head.append(Object.assign(document.createElement(tag), set));
const click = (set) => {
  const link = Object.assign(document.createElement("a"), { href: to, ...set });
  document.body.append(link);
  link.click();
};
const ways = [
  () => fetch(to), () => fetch(to, { mode: "no-cors" }), () => navigator.sendBeacon(to, "x"),
  () => { const request = new XMLHttpRequest(); request.open("GET", to); request.send(); },
  () => new WebSocket(to.replace("http", "ws")), () => new EventSource(to),
  () => { new Image().src = to; }, () => new Audio(to).load(), () => put("script", { src: to }),
  () => put("link", { rel: "stylesheet", href: to }), () => put("link", { rel: "preconnect", href: to }),
  () => put("link", { rel: "prefetch", href: to }), () => put("link", { rel: "preload", as: "image", href: to }),
  () => put("link", { rel: "dns-prefetch", href: to }), () => put("link", { rel: "icon", href: to }),
  () => put("link", { rel: "modulepreload", href: to }), () => put("style", { textContent: `@import "${to}";` }),
  () => put("base", { href: to }), () => put("meta", { httpEquiv: "refresh", content: `0;url=${to}` }),
  () => { document.body.style.backgroundImage = `url(${to})`; },
  () => new FontFace("out", `url(${to})`).load(), () => import(to), () => new Worker(to), () => new SharedWorker(to),
  () => navigator.serviceWorker.register(to),
  ...["iframe", "embed"].map((tag) => () => document.body.append(Object.assign(document.createElement(tag), { src: to }))),
  () => document.body.append(Object.assign(document.createElement("object"), { data: to })),
  () => document.body.append(Object.assign(document.createElement("video"), { poster: to, src: to })),
  () => { const form = Object.assign(document.createElement("form"), { action: to }); document.body.append(form); form.submit(); },
  () => { const form = Object.assign(document.createElement("form"), { action: to, method: "post", target: "_blank" }); document.body.append(form); form.submit(); },
  () => { document.body.append(Object.assign(document.createElement("iframe"), { srcdoc: `<img src="${to}"><meta http-equiv="refresh" content="0;url=${to}">` })); },
  () => { const peer = new RTCPeerConnection({ iceServers: [{ urls: to.replace("http://", "stun:") }] }); peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); },
  () => click({}), () => click({ download: "x" }), () => click({ target: "_blank" }), () => click({ ping: to, href: "?" }),
  () => window.open(to), () => location.assign(to), () => { location.href = to; }, () => location.replace(to),
];
for (const way of ways) {
  try { Promise.resolve(way()).catch(() => {}); } catch { /* refused, as it should be */ }
}
return ways.length;
"#;

#[test]
fn no_way_out_of_the_window_makes_a_connection() -> Told {
    let outside = TcpListener::bind("127.0.0.1:0")?;
    outside.set_nonblocking(true)?;
    let address = format!("http://{}/", outside.local_addr()?);
    tell("ways-out", None, async |desk| {
        desk.see("hello").await?;
        let tried = desk.run(WAYS_OUT, vec![json!(address)]).await?;
        assert!(tried.as_u64() > Some(35), "{tried} ways");
        sleep(Duration::from_secs(2)).await;
        assert!(outside.accept().is_err(), "somebody came out");
        let page = desk.client().current_url().await?;
        assert_eq!(page.scheme(), "tauri", "the window went elsewhere");
        Ok(())
    })
}
