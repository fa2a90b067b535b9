/** What is true of every route; docs/api.md says the same at more length. */
export const conventions = `<section id="conventions"><h2>How it works</h2>
<dl>
<dt>Address</dt><dd>Below <code>/api/v1</code>. JSON in, JSON out; unknown names in a body are refused.</dd>
<dt>Signing in</dt><dd><code>Authorization: Bearer</code> with an API token, or the cookie of a browser that is signed in.</dd>
<dt>Purpose</dt><dd>Data on people is used for a purpose. Name it in <code>Cadre-Purpose</code>; without it the first purpose of the route is taken. Exports must name one.</dd>
<dt>Two times</dt><dd><code>asOf</code> is the day looked at, <code>knownAt</code> the moment of knowledge. Periods begin on <code>validFrom</code> and end before <code>validTo</code>.</dd>
<dt>Pages</dt><dd>At most <code>limit</code> items; go on with <code>cursor=</code> the <code>nextCursor</code> of the page before, until it is null. <code>count=true</code> counts all.</dd>
<dt>Filters</dt><dd><code>filter=field:operator:value</code>, several are all met; <code>sort=-field</code>; <code>fields=a,b</code>. Custom fields are <code>custom.key</code>.</dd>
<dt>What you may not see</dt><dd>Records out of reach do not exist for the caller: 404, never in a count. <code>_restrictedFields</code> names withheld fields.</dd>
<dt>Changes</dt><dd>Send <code>If-Match</code> with the <code>ETag</code> that was read; another change in between answers 412.</dd>
<dt>Repeating</dt><dd><code>Idempotency-Key</code> on a POST makes repeats have one effect, for a day.</dd>
<dt>Errors</dt><dd>Problem details (RFC 9457): act on <code>code</code>, show <code>detail</code>, and keep <code>requestId</code> for the administrator. <code>issues</code> says where.</dd>
</dl></section>`
