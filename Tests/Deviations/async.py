# row: `async`, `await`
async def fetch():
    pass
