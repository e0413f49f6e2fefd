/** A file with everything there is in HCL, none of which is wrong. */
export const everyTerraform = `# apim-nsg: external
terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm", version = "~> 4.0" }
  }
}

provider "azurerm" {
  features {}
}

variable simple {
  type    = object({ name = string, ports = optional(list(number), [80, 443]) })
  default = null // a comment
}

locals {
  literals = [true, false, null, 0, 1.5, 2e3, 1.5E-2, -1, "text", ]
  escapes  = "a \\"b\\" \\\\ \\n \\u00e9 \\U0001F600 $\${x} %%{y} $ % 100%"
  template = "a \${local.literals[0]} b \${~ "nested \${1 + 2}" ~} c"
  wrapped  = "\${var.simple}"
  choice   = "%{ if local.choice == "a" ~} one %{~ else }two%{ endif }|%{ for k, v in local.object }\${k}=\${v},%{ endfor }"
  heredoc  = <<EOT
  text \${local.wrapped} $\${text}
%{ for v in local.literals ~}
    item \${v}
%{ endfor ~}
EOT
  indented = <<-EOT
    line
      deeper

    \${upper("end")}
  EOT
  object = {
    a        = 1
    b        : 2,
    "c d"    = { e = 3, f : 4 }
    (var.g)  = 5
    "\${h}-i" = 6
    for_each = 7
    7        = [[], {}, [{ j = 1 }]]
  }
  numbers    = (1 + 2) * -3 % 4 - 5 / 6
  logic      = !true || false && 1 <= 2 == (3 > 4) != (5 >= 6 && 7 < 8)
  condition  = var.a == "b" ? 1 : var.c != null ? 2 : 3
  accesses   = var.a["b"].c[0].d.0.e[local.f + 1][g.h]
  splats     = [a[*].b[0].c, a.*.b.c, a.*.b[0], a[*].b[*].c, a.*.0]
  calls      = merge(
    local.object,
    { a = max(1, 2) }, # a comment
    [for x in y : x]...
  )
  provided = provider::azurerm::normalise_resource_id(local.id)
  tuple    = [for v in [1, 2, 3] : v * 2 if v > 1]
  pairs    = [for k, v in local.object : { key = k, value = v }]
  mapped   = { for v in local.tuple : v.key => v... if v != null }
  nested = {
    for group in [for v in local.pairs : v.value] :
    group.name => {
      name  = group.name
      rules = [for rule in group.rules : rule]
    }
  }
  parentheses = (
    local.a &&
    /* a comment
       on two lines */
    local.b
    ? local.c
    : local.d
  )
}

resource "azurerm_network_security_group" "nsg" {
  count = length(var.names)
  name  = "\${var.prefix}-\${count.index}"

  security_rule {
    name     = "one"
    priority = 100
  }
  security_rule { name = "two" }

  dynamic "security_rule" {
    for_each = { for k, v in var.rules : k => v }
    iterator = rule

    content {
      name                    = rule.key
      destination_port_ranges = ["80", "443"]
    }
  }

  lifecycle {
    ignore_changes = [tags["a"], security_rule]
  }
}

data azurerm_subnet subnet {}
module "größe" { source = "./modules/größe" }
output "last" {
  value = azurerm_network_security_group.nsg[*].id
}
tags = {}
`;

/** The same in JSON: all that differs from the native syntax. */
export const everyTerraformJson = `{
  "//": "apim-nsg: external",
  "terraform": { "required_version": ">= 1.5" },
  "variable": {
    "simple": { "type": "list(string)", "default": ["\${not a template"] }
  },
  "locals": {
    "values": [true, false, null, -1.5, "text", "\\u00e9\\n\\"\\\\", []],
    "template": "a \${f(\\"b\\", c.d)} %{ if e }g%{ endif } $\${h}",
    "object": { "a": 1, "\${b}-c": "\${d[*].e[0]}" }
  },
  "resource": {
    "azurerm_network_security_group": {
      "nsg": [
        {
          "count": "\${length(var.names)}",
          "security_rule": [{ "name": "one" }, { "name": "two" }],
          "dynamic": { "security_rule": { "for_each": "\${var.rules}", "content": {} } }
        }
      ]
    }
  },
  "output": [{ "first": { "value": 1 } }, { "last": { "value": "\${nsg.id}" } }]
}
`;
