-- Shoppers who open a cart, put one piece in it and order it: wrk -s checkout.lua URL -- CUSTOMERS PRODUCTS
-- Each answer says what its shopper does next; wrk does not tell connections apart, so what is to be
-- done next waits in a queue, and who finds the queue empty opens a cart.
local customers, products
local json = { ["Content-Type"] = "application/json" }
local waiting = {}

function init(args)
  math.randomseed(tonumber(tostring({}):match("0x(%x+)"), 16) % 2147483647)
  customers, products = tonumber(args[1]), tonumber(args[2])
end

local function post(path, body)
  return wrk.format("POST", path, json, body)
end

function request()
  local step = table.remove(waiting)
  if step then
    return post(step.path, step.body)
  end
  return post("/carts", ('{"customer_id":%d}'):format(math.random(1, customers)))
end

function response(status, headers, body)
  local cart = body:match('"cart_id":(%d+)')
  if not cart then
    return
  end
  if body:match('"cart_item_id"') or body:match('"items":%[{') then
    waiting[#waiting + 1] = { path = "/orders", body = ('{"cart_id":%s}'):format(cart) }
  else
    waiting[#waiting + 1] = {
      path = "/carts/" .. cart .. "/items",
      body = ('{"product_id":%d,"quantity":1}'):format(math.random(1, products)),
    }
  end
end
