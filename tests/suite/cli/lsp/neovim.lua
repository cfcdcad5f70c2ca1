-- Opens a record in Neovim with the language server: diagnostics, completion, hover, a code action and a rename. Writes what
-- each gave, as JSON.
local file, command, out = vim.env.LSP_FILE, vim.fn.json_decode(vim.env.LSP_COMMAND), vim.env.LSP_OUT
vim.o.swapfile = false
vim.cmd("edit " .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({ name = "coachgen", cmd = command, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)

local function wait(what, condition)
  if not vim.wait(30000, condition, 20) then
    error("waited in vain for " .. what)
  end
end

local function request(method, params)
  local results, failed = vim.lsp.buf_request_sync(0, method, params, 30000)
  assert(not failed, failed)
  for _, answer in pairs(results) do
    assert(not answer.error, vim.inspect(answer.error))
    return answer.result
  end
end

local function at(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  return vim.lsp.util.make_position_params(0, "utf-16")
end

local function line_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local found = line:find(text, 1, true)
    if found then
      return number, found - 1
    end
  end
  error(text .. " is not in the file")
end

local result = {}
wait("the server", function()
  return vim.lsp.buf_is_attached(0, client) and vim.lsp.get_client_by_id(client).server_capabilities ~= nil
end)

-- A field that is misspelt in the editor only.
local minutes = line_of("minutes:")
local written = vim.api.nvim_buf_get_lines(0, minutes - 1, minutes, false)[1]
vim.api.nvim_buf_set_lines(0, minutes - 1, minutes, false, { (written:gsub("minutes", "minuts")) })
wait("the finding", function()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.lnum == minutes - 1 then
      result.finding = one.message
      return true
    end
  end
end)

-- Its fix.
local line = { line = minutes - 1, character = 0 }
local actions = request("textDocument/codeAction", {
  textDocument = vim.lsp.util.make_text_document_params(0),
  range = { start = line, ["end"] = line },
  context = { diagnostics = {} },
})
for _, action in ipairs(actions) do
  if action.isPreferred then
    result.action = action.title
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  end
end
result.fixed = vim.api.nvim_buf_get_lines(0, minutes - 1, minutes, false)[1]

-- Completion of a new field, which is removed again.
vim.api.nvim_buf_set_lines(0, minutes, minutes, false, { "mode: " })
result.completion = {}
for _, item in ipairs(request("textDocument/completion", at(minutes + 1, 6))) do
  table.insert(result.completion, item.label)
end
vim.api.nvim_buf_set_lines(0, minutes, minutes + 1, false, {})

result.hover = request("textDocument/hover", at(line_of("minutes:"))).contents.value

-- Renames the action, here and in every record that refers to it.
local number, column = line_of("- id: ")
local id = vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1]:match("id: (.*)$")
local params = at(number, column + 6)
params.newName = "renamed-in-neovim"
local edit = request("textDocument/rename", params)
result.renamed = { id = id, files = vim.tbl_count(edit.changes) }
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
vim.cmd("silent wall")

vim.fn.writefile({ vim.fn.json_encode(result) }, out)
