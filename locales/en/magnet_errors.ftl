# What is wrong with a lead magnet: names of fields and reasons of refusals.
field-title = title
field-promise = promise
field-purpose = what the data is for
field-gift_text = words of the gift
field-gift_link = link of the gift
field-file = file
field-codes = codes
field-question = question
field-consent = consent text
field-handing = who gets the leads
field-origins = sites
field-operator_name = operator
field-operator_address = operator's address
field-operator_term = how long it is kept

why-bad-link = it takes the address of a page, for example example.com/gift
why-too-many-files = ten files at most
why-too-many-codes = ten thousand at most can be added at once
why-link-named = there is a link of this name already
why-bad-site = it takes the address of a site, for example example.com
why-too-many-sites = twenty sites at most
