// One line for whoever looks at the page, said aloud by screen readers.

const place = document.getElementById("told");

export function tell(text, kind = "done") {
  place.textContent = text;
  place.dataset.kind = kind;
}

/** What the desk says when it refuses, in the page's language: a problem as JSON, or the page that shows it. */
export function refusal(body) {
  try {
    const problem = JSON.parse(body);
    return document.documentElement.lang === "ar" ? problem.detail_ar : problem.detail;
  } catch {
    const page = new DOMParser().parseFromString(body, "text/html");
    return page.querySelector("[role=alert]")?.textContent ?? place.dataset.unreachable;
  }
}
