-- Reads of one kind with random keys: wrk -s reads.lua URL -- products|orders MOST
local path, most

function init(args)
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
  path = args[1] == "products" and "/products/%d" or "/orders?limit=50&after=%d"
  most = tonumber(args[2])
end

function request()
  return wrk.format("GET", path:format(math.random(1, most)))
end
