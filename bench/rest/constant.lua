-- A body that never changes: what the HTTP stack can do at most.
function request()
  return wrk.format("GET", "/", { ["Accept"] = "application/json" })
end
