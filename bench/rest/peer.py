"""The shop's hot endpoints as they are commonly written with FastAPI and SQLAlchemy: what Rialto's
REST is compared to. Same tables, same paths, same JSON, same transaction at the checkout."""

import os
from datetime import datetime, timezone
from decimal import Decimal

from fastapi import Depends, FastAPI, HTTPException, Query
from pydantic import BaseModel, PositiveInt
from sqlalchemy import create_engine, select, update
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine(os.environ["PEER_DATABASE"], pool_size=12, max_overflow=0)
Base = automap_base()
Base.prepare(autoload_with=engine)
Product, Order, OrderItem = Base.classes.products, Base.classes.orders, Base.classes.order_items
Cart, CartItem = Base.classes.carts, Base.classes.cart_items
new_session = sessionmaker(engine, expire_on_commit=False)
app = FastAPI()


def database():
    with new_session() as session:
        yield session


class NewCart(BaseModel):
    customer_id: PositiveInt


class NewCartItem(BaseModel):
    product_id: PositiveInt
    quantity: PositiveInt = 1


class NewOrder(BaseModel):
    cart_id: PositiveInt


class ProductView(BaseModel):
    product_id: int
    sku: str
    name: str
    description: str
    price: Decimal
    stock: int
    category_id: int
    is_active: bool
    created_at: datetime
    updated_at: datetime

    class Config:
        orm_mode = True


class OrderView(BaseModel):
    order_id: int
    order_date: datetime
    total_price: Decimal
    status: str
    customer_id: int
    payment_id: int | None
    shipment_id: int | None

    class Config:
        orm_mode = True


class OrderPage(BaseModel):
    items: list[OrderView]
    next: str | None


@app.get("/products/{product_id}", response_model=ProductView)
def product(product_id: int, session: Session = Depends(database)):
    found = session.get(Product, product_id)
    if found is None:
        raise HTTPException(404, f"there is no product {product_id}")
    return found


@app.get("/orders", response_model=OrderPage)
def orders(
    limit: int = Query(50, ge=1, le=500), after: int = 0, session: Session = Depends(database)
):
    query = select(Order).where(Order.order_id > after).order_by(Order.order_id).limit(limit + 1)
    rows = session.scalars(query).all()
    shown = rows[:limit]
    more = len(rows) > limit
    return OrderPage(
        items=[OrderView.from_orm(row) for row in shown],
        next=f"/orders?limit={limit}&after={shown[-1].order_id}" if more else None,
    )


@app.post("/carts", status_code=201)
def open_cart(body: NewCart, session: Session = Depends(database)):
    cart = Cart(customer_id=body.customer_id, status="open")
    session.add(cart)
    session.commit()
    return {"cart_id": cart.cart_id}


@app.post("/carts/{cart_id}/items")
def add_to_cart(cart_id: int, body: NewCartItem, session: Session = Depends(database)):
    cart = open_locked(session, cart_id)
    item = session.scalar(
        select(CartItem).where(CartItem.cart_id == cart_id, CartItem.product_id == body.product_id)
    )
    if item is None:
        item = CartItem(cart_id=cart_id, product_id=body.product_id, quantity=0)
        session.add(item)
    item.quantity += body.quantity
    cart.updated_at = datetime.now(timezone.utc)
    session.commit()
    return {"cart_id": cart_id, "cart_item_id": item.cart_item_id, "quantity": item.quantity}


@app.post("/orders", response_model=OrderView, status_code=201)
def place_order(body: NewOrder, session: Session = Depends(database)):
    cart = open_locked(session, body.cart_id)
    items = session.scalars(select(CartItem).where(CartItem.cart_id == body.cart_id)).all()
    if not items:
        raise HTTPException(409, "the cart is empty")
    pieces = {item.product_id: item.quantity for item in items}
    products = session.scalars(
        select(Product)
        .where(Product.product_id.in_(pieces))
        .order_by(Product.product_id)
        .with_for_update()
    ).all()
    now = datetime.now(timezone.utc)
    total = Decimal(0)
    for found in products:
        if found.stock < pieces[found.product_id]:
            raise HTTPException(409, f"product {found.product_id} is out of stock")
        found.stock -= pieces[found.product_id]
        found.updated_at = now
        total += found.price * pieces[found.product_id]
    order = Order(
        customer_id=cart.customer_id, order_date=now, total_price=total, status="pending"
    )
    session.add(order)
    session.flush()
    for found in products:
        session.add(
            OrderItem(
                order_id=order.order_id,
                product_id=found.product_id,
                quantity=pieces[found.product_id],
                price=found.price,
                created_at=now,
            )
        )
    cart.status, cart.updated_at = "ordered", now
    session.commit()
    return order


def open_locked(session: Session, cart_id: int):
    cart = session.scalar(select(Cart).where(Cart.cart_id == cart_id).with_for_update())
    if cart is None:
        raise HTTPException(404, f"there is no cart {cart_id}")
    if cart.status != "open":
        raise HTTPException(409, f"cart {cart_id} is {cart.status}")
    return cart
